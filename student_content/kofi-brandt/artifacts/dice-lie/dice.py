# Do two dice lie? Roll them a lot and count.
import csv
import random


def roll_many(times, seed):
    dice = random.Random(seed)   # the seed means you get MY numbers again
    counts = {}
    for total in range(2, 13):
        counts[total] = 0
    for roll in range(times):
        total = dice.randint(1, 6) + dice.randint(1, 6)
        counts[total] = counts[total] + 1
    return counts


def save(counts, name):
    with open(name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["total", "times"])
        for total in counts:
            writer.writerow([total, counts[total]])


if __name__ == "__main__":
    results = roll_many(1000, seed=30)
    save(results, "results.csv")
    print("sevens:", results[7])
