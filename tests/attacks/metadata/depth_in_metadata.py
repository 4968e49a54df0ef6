# group: metadata
# tries: hides the depth in the metadata of an answer
# must_hold: refused
import nbformat


def make(release):
    text = nbformat.writes(release)
    deep = '{"a": ' * 5000 + "1" + "}" * 5000
    return text.replace('"metadata": {', '"metadata": {"deep": ' + deep + ", ", 1).encode()
