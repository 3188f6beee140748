/** Imported before all else: Zod asks whether it may compile as soon as a schema is made, and the policy would report that. */
import * as z from 'zod'

z.config({ jitless: true })
