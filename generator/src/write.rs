//! Compares a file tree with the disk and makes the disk equal to it.
