"""The pages people see: the payment page, 3-D Secure, onboarding, and a start page that says what this server is."""
