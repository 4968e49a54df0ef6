"""The only way to student code: sandboxed workers, and stand-ins for the functions that students define."""
