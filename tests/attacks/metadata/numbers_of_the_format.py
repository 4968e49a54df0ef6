# group: metadata
# tries: says what format it is by numbers that are none
# must_hold: refused
import json


def make(release):
    book = json.loads(json.dumps(release))
    book["nbformat"] = [4]
    book["nbformat_minor"] = -(10**200)
    return json.dumps(book).encode()
