/** The wordings room's front door. */
import './wordings.css'

export { endedPacks, packsFor, type UnitPack, unitPacks } from './packs.ts'
export { WordingPages } from './wording-pages.tsx'
