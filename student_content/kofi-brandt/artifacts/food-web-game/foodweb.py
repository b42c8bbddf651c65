# Rabbits eat grass. Foxes eat rabbits. Press go.
# Version 4. In versions 1 to 3 everything died.
import csv

GRASS_LIMIT = 200      # the field can feed this many rabbits
BIRTHS = 0.16          # new rabbits for each rabbit, each week
CATCH = 0.004          # chance that one fox meets (and eats) one rabbit
FOX_BIRTHS = 0.0018    # new foxes for each rabbit that a fox eats
FOX_DEATHS = 0.11


def one_week(rabbits, foxes):
    born = BIRTHS * rabbits * (1 - rabbits / GRASS_LIMIT)
    eaten = CATCH * rabbits * foxes
    rabbits = rabbits + born - eaten
    foxes = foxes + FOX_BIRTHS * rabbits * foxes - FOX_DEATHS * foxes
    return max(rabbits, 0), max(foxes, 0)


def run(weeks, rabbits, foxes):
    rows = [(round(rabbits), round(foxes))]
    for week in range(weeks):
        rabbits, foxes = one_week(rabbits, foxes)
        rows.append((round(rabbits), round(foxes)))
    return rows


def save(rows, name):
    with open(name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["week", "rabbits", "foxes"])
        for week, row in enumerate(rows):
            writer.writerow([week, row[0], row[1]])


if __name__ == "__main__":
    save(run(100, rabbits=120, foxes=8), "weeks.csv")
