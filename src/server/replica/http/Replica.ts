import type { Authentication } from '../auth/authenticate.ts'
import type { Credentials } from '../auth/credentials.ts'
import type { PasswordHasher } from '../auth/passwordHash.ts'
import type { Catalogue } from '../storage/Catalogue.ts'
import type { Databases } from '../storage/Databases.ts'

/** What the routes work with. */
export type Replica = {
  catalogue: Catalogue
  databases: Databases
  credentials: Credentials
  authentication: Authentication
  hasher: PasswordHasher
}
