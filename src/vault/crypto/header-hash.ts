/** What a header is named by in the log: SHA-256 of its canonical text, in base64url. */
import { canonicalText } from '#instruments'
import { base64, sha256, utf8 } from './bytes.ts'
import type { Header } from './epochs.ts'

export const headerHash = async (header: Header): Promise<string> => base64(await sha256(utf8(canonicalText(header))))
