# group: metadata
# tries: holds millions of empty objects in few bytes
# must_hold: refused
def make(release):
    return b'{"nbformat": 4, "metadata": {}, "cells": [' + b"{}," * 2_500_000 + b"{}]}"
