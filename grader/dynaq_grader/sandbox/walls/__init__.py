"""The walls that a process raises around itself: system call filter, Landlock, limits.

These files also run inside the sandboxed worker, whose Python may be older than the grader's and holds no
package of ours: they import the standard library and each other only.
"""
