# group: metadata
# tries: has a hundred thousand cells
# must_hold: refused
import json


def make(release):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": "1", "outputs": [], "execution_count": None}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell] * 100_000}).encode()
