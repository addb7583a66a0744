"""Pages and files of consolidated reports, and of the templates they are drawn from."""
