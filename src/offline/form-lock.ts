/** Held, shared, by every tab in which a form is open: no update takes over while anybody holds it. */
export const formLock = 'mattstock-form-open'
