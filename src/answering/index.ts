/** The answering room's front door. */
import './answering.css'

export { Answering } from './answering.tsx'
