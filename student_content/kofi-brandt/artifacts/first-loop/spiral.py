# My first loop that does something pretty.
# Change TURN to 90, 91, 120, 121 and see what happens.
import turtle

TURN = 91

pen = turtle.Turtle()
pen.speed(0)

step = 1
while step <= 90:
    pen.forward(step * 2.4)
    pen.left(TURN)
    step = step + 1   # I forgot this line. It ran for ever. Twice.

turtle.done()
