"""The grammar of time: deadlines, schedules, periods, cut-offs and working days, as Vietnamese documents write them."""
