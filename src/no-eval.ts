/**
 * Imported before all else: Zod asks whether it may compile as soon as a schema is made, and the policy would report
 * that. Said where Zod looks for it, so that Zod itself is fetched only by what has schemas.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
