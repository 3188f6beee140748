/** `node scripts/contacts.ts`: are the help numbers checked lately enough? Warns after 90 days, fails after 180. */
import { checked } from '../src/answering/contacts.ts'

const days = (Date.now() - Date.parse(checked)) / 86_400_000
const said = `The help list in src/answering/contacts.ts was checked ${Math.floor(days)} days ago (${checked}).`
if (days > 90) console.error(`${said} Check every number against its own page and change the date.`)
if (days > 180) process.exitCode = 1
