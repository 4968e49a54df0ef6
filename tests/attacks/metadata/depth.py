# group: metadata
# tries: is nested a hundred thousand deep
# must_hold: refused
def make(release):
    return b'{"nbformat": 4, "metadata": {}, "cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
