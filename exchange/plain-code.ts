/** How codes of cases are compared: capitals, without blanks and hyphens. */
export const plainCode = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '')
