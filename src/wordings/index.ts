/** The wordings room's front door. */
import './wordings.css'

export { holdsOn, packsFor, type UnitPack, unitPacks } from './packs.ts'
export { WordingPages } from './wording-pages.tsx'
