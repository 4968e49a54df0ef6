"""Grading on other machines: the workers of a Dask cluster, found by the scheduler's address.

The rest of the grader sees executors. What is here: which addresses and certificates are accepted,
the executor, and what a worker does before its first submission.
"""

from .address import Certificates
from .dask_workers import Cluster

__all__ = ["Certificates", "Cluster"]
