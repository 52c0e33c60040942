"""What is asked of lessons before any film is made: workers answer, and answers are cached."""
