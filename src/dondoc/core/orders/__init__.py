"""What is ordered: tasks, indicators, duties, events and agreements, gathered into one Directive."""
