/** The early read, sent off as soon as this file is read: the built page asks for it ahead of all else (scripts/early-read.ts). */
import { earlyRead } from '../vault/index.ts'

export const earlyState = earlyRead()
