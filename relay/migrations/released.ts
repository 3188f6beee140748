/** The relay's migrations, in their order. */
import type { Released } from '#serving'
import { first } from './0001-first.ts'
import { lastBackup } from './0002-last-backup.ts'

export const released: Released = { '0001-first': first, '0002-last-backup': () => lastBackup }
