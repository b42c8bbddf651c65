"""Files beside a piece of work, made safe and small: kinds, pictures, the store.

Takes files of a student's folder and the shared store; gives `Prepared` files and messages. Never imports read, assess
or render.
"""
