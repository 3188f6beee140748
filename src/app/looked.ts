/** The first look, sent off as soon as this file is read: the built page asks for it ahead of all else (scripts/first-look.ts). */
import { firstLook } from '../vault/index.ts'

export const looked = firstLook()
