# group: metadata
# tries: says everything twice, the harmless version first
# must_hold: score <= 0
import nbformat


def make(release):
    text = nbformat.writes(release)
    text = text.replace('"points": 4', '"points": 4, "points": 4000').replace('"grade": true', '"grade": true, "grade": false')
    return text.replace('"cells": [', '"cells": [], "nbformat": 3, "nbformat": 4, "cells": [', 1).encode()
