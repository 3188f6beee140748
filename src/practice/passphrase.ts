/** Opens the practice unit. No secret: it is shown wherever it is asked for. */
export const practicePassphrase = 'öva lugnt med sex vanliga ord'
