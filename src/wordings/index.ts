/** The wordings room's front door. */
import './wordings.css'

export { WordingPages } from './wording-pages.tsx'
