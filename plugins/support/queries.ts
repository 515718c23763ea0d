// None yet: tickets come with their own issue.
