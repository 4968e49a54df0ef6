# group: metadata
# tries: is of nbformat 3, where cells lie in worksheets
# must_hold: refused
import json


def make(release):
    sheet = {"cells": json.loads(json.dumps(release))["cells"]}
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [sheet]}).encode()
