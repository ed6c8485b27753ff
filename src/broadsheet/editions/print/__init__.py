"""The print edition: an issue as newspaper pages that make themselves.

Four rooms and two values between them. `measure` sets an issue's matter in one column and says how many lines of the
grid everything takes (`galley`); `makeup` decides where everything stands (`plan`); `render` makes the PDF of a plan
and decides nothing; `proof` reads the finished PDF and says in what it differs from the plan. `composing` walks through
them.
"""
