"""The commands of ``dondoc``, one module each, with ``run(arguments) -> exit code``; imported only when called."""
