/** The collector's migrations, in their order. */
import type { Released } from '../store/migrate.ts'
import { first } from './0001-first.ts'
import { takenAway } from './0002-taken-away.ts'

export const released: Released = { '0001-first': first, '0002-taken-away': () => takenAway }
