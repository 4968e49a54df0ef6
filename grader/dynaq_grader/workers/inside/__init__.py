"""What runs inside the sandbox: sent there as text, never found there as files.

The keeper (`keeper`) imports what students need once, raises its walls and forks a worker (`serving`) for
each session. Only the standard library, numpy, the student environment and the files sent along are there.
"""
