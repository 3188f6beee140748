/** Room 2's front door. */
export {}
