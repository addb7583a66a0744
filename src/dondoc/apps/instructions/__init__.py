"""What leaders instructed: who, in which post, where, in which words; and the task that came of it."""
