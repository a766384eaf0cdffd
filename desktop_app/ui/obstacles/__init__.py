"""The page of obstacles put to the leadership and of referrals to the competent body."""
