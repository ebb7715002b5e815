/** How a meeting comes about: five days ahead, or within a day. */
export const meetingTypes = ['ORDINARIA', 'URGENTE'] as const

/** For whom somebody sits at the tavolo. */
export const seatRoles = ['COORDINATORE', 'SERVIZIO_SOCIALE', 'ENTE'] as const
