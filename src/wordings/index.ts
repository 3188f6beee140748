/** The wordings room's public interface. */
import './wordings.css'

export { WordingPages } from './wording-pages.tsx'
