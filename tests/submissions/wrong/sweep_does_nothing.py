# verdict: wrong
# exercise: sweep
# mistake: updates-nothing
# about: returns what it was given
def sweep(model, value, priority, params):
    return value, priority
