"""What people wrote, as it is compared: masked, cut into statements, and how close two statements lie."""
