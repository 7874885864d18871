"""Who may ask for what, and what she is answered: one line a route, read by test_access_table.py.

own:    administrator of the organisation; case-owner of the programme; mentor and mentee in it; nobody, an
        account without a role.
elsewh: the same roles in another programme of the same organisation, its administrator's included.
other:  the same roles in another organisation, with the addresses of this one.
out:    somebody who is not signed in.

A route without ids in its address shows everybody only what is her own. That no text of the other
organisation is in any answer is checked in every case. 404 says "there is no such thing, or it is not yours
to see". A request is made of the example that a route gives of its body; where an example cannot do, because
it names what is in the database, asking.py has a body for it.
"""

from __future__ import annotations

OWN = ("administrator", "case_owner", "mentor", "mentee", "nobody")
ELSEWHERE = tuple(f"elsewhere_{role}" for role in OWN[:4])
OTHER = tuple(f"other_{role}" for role in OWN[:4])
COLUMNS = (*OWN, *ELSEWHERE, *OTHER, "out")

# fmt: off
TABLE = """
#                                                                    own                 elsewhere       other
#                                                                    adm own mtr mte nob adm own mtr mte adm own mtr mte out
GET    /livez                                                        200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET    /readyz                                                       200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET    /api/v1/openapi.json                                          200 200 200 200 200 200 200 200 200 200 200 200 200 200

GET    /sign-in                                                      200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST   /sign-in                                                      422 422 422 422 422 422 422 422 422 422 422 422 422 422
POST   /sign-in/mail                                                 422 422 422 422 422 422 422 422 422 422 422 422 422 422
GET    /sign-in/link                                                 200 200 200 200 200 200 200 200 200 200 200 200 200 200
POST   /sign-in/link                                                 401 401 401 401 401 401 401 401 401 401 401 401 401 401
GET    /sign-in/password                                             200 200 200 200 200 200 200 200 200 200 200 200 200 303
POST   /sign-in/password                                             422 422 422 422 422 422 422 422 422 422 422 422 422 303
GET    /sign-in/page.css                                             200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET    /sign-in/link.js                                              200 200 200 200 200 200 200 200 200 200 200 200 200 200
GET    /sign-out                                                     200 200 200 200 200 200 200 200 200 200 200 200 200 303
GET    /unsubscribe/{token}                                          401 401 401 401 401 401 401 401 401 401 401 401 401 401
POST   /unsubscribe/{token}                                          401 401 401 401 401 401 401 401 401 401 401 401 401 401
POST   /sign-out                                                     200 200 200 200 200 200 200 200 200 200 200 200 200 200

POST   /api/v1/sign-in                                               401 401 401 401 401 401 401 401 401 401 401 401 401 401
POST   /api/v1/sign-in/link                                          202 202 202 202 202 202 202 202 202 202 202 202 202 202
POST   /api/v1/sign-in/link/redeem                                   401 401 401 401 401 401 401 401 401 401 401 401 401 401
POST   /api/v1/sign-out                                              204 204 204 204 204 204 204 204 204 204 204 204 204 401
POST   /api/v1/sign-out/everywhere                                   204 204 204 204 204 204 204 204 204 204 204 204 204 401
GET    /api/v1/me                                                    200 200 200 200 200 200 200 200 200 200 200 200 200 401
PUT    /api/v1/me/password                                           204 204 204 204 204 204 204 204 204 204 204 204 204 401
PUT    /api/v1/me/language                                           200 200 200 200 200 200 200 200 200 200 200 200 200 401
PUT    /api/v1/me/name                                               200 200 409 409 200 200 200 409 409 200 200 409 409 401

GET    /api/v1/accounts                                              200 403 403 403 403 403 403 403 403 200 403 403 403 401
POST   /api/v1/accounts                                              201 403 403 403 403 403 403 403 403 201 403 403 403 401
POST   /api/v1/accounts/{account_id}/shut                            200 403 403 403 403 403 403 403 403 404 403 403 403 401
POST   /api/v1/accounts/{account_id}/open                            200 403 403 403 403 403 403 403 403 404 403 403 403 401
POST   /api/v1/accounts/{account_id}/roles                           200 403 403 403 404 404 404 404 404 404 404 404 404 401
DELETE /api/v1/accounts/{account_id}/roles                           200 403 403 403 403 403 403 403 403 404 403 403 403 401
POST   /api/v1/invitations                                           201 403 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/invitations                 200 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/audit                                                 200 403 403 403 403 403 403 403 403 200 403 403 403 401
GET    /api/v1/audit/check                                           200 403 403 403 403 403 403 403 403 200 403 403 403 401

GET    /api/v1/charter-advice                                        200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET    /api/v1/programmes                                            200 200 200 200 200 200 200 200 200 200 200 200 200 401
POST   /api/v1/programmes                                            201 403 403 403 403 403 403 403 403 201 403 403 403 401
GET    /api/v1/programmes/{programme_id}                             200 200 200 200 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/programmes/{programme_id}                             200 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/programmes/{programme_id}/overview                    200 200 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/programmes/{programme_id}/versions                    200 200 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/versions/{number}/restore   200 403 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/rules/check                 200 200 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/imports                     201 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/imports/{import_id}                                   200 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/imports/{import_id}/entries                           200 403 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/imports/{import_id}/apply                             200 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/programmes/{programme_id}/people                      200 200 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/people/{person_id}                                    200 200 404 200 404 404 404 404 404 404 404 404 404 401
PATCH  /api/v1/people/{person_id}                                    200 403 404 200 404 404 404 404 404 404 404 404 404 401
DELETE /api/v1/people/{person_id}                                    204 403 404 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/people/{person_id}/export                             200 403 404 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/people/{person_id}/pause    200 403 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/people/{person_id}/resume   200 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/programmes/{programme_id}/search                      200 200 403 403 404 404 404 404 404 404 404 404 404 401

GET    /api/v1/programmes/{programme_id}/rounds                      200 200 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/rounds                      201 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/rounds/{round_id}                                     200 200 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/rounds/{round_id}/run                                 202 403 403 403 404 404 404 404 404 404 404 404 404 401
DELETE /api/v1/rounds/{round_id}/run                                 200 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/rounds/{round_id}/progress                            200 200 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/rounds/{round_id}/pairs                               200 200 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/rounds/{round_id}/unmatched                           200 200 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/rounds/{round_id}/pairs/{mentee_id}/{mentor_id}       200 200 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/rounds/{round_id}/pairs/{mentee_id}/{mentor_id}/changes 200 200 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/rounds/{round_id}/decisions                           200 200 403 403 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/rounds/{round_id}/decisions/{mentee_id}/{mentor_id}   200 403 403 403 404 404 404 404 404 404 404 404 404 401
DELETE /api/v1/rounds/{round_id}/decisions/{mentee_id}/{mentor_id}   204 403 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/rounds/{round_id}/swaps/preview                       200 403 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/rounds/{round_id}/swaps                               409 403 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/rounds/{round_id}/repair/preview                      200 403 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/rounds/{round_id}/repair                              409 403 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/rounds/{round_id}/status                              200 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/rounds/{round_id}/files/{name}                        200 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/programmes/{programme_id}/mentorships                 200 200 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/end                       200 403 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/organisation/language                                 200 403 403 403 403 403 403 403 403 200 403 403 403 401
PUT    /api/v1/organisation/language                                 200 403 403 403 403 403 403 403 403 200 403 403 403 401
GET    /api/v1/ai/settings                                           200 403 403 403 403 403 403 403 403 200 403 403 403 401
PUT    /api/v1/ai/settings                                           200 403 403 403 403 403 403 403 403 200 403 403 403 401
GET    /api/v1/ai/ledger                                             200 403 403 403 403 403 403 403 403 200 403 403 403 401
GET    /api/v1/me/ai                                                 200 200 200 200 200 200 200 200 200 200 200 200 200 401

GET    /api/v1/programmes/{programme_id}/finding                     403 403 403 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/finding/turns               403 403 403 200 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/programmes/{programme_id}/finding/chips/{chip_id}     403 403 403 200 404 404 404 404 404 404 404 404 404 401
DELETE /api/v1/programmes/{programme_id}/finding/chips/{chip_id}     403 403 403 200 404 404 404 404 404 404 404 404 404 401
DELETE /api/v1/programmes/{programme_id}/finding                     403 403 403 204 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/programmes/{programme_id}/shortlist                   403 403 403 200 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/programmes/{programme_id}/shortlist                   403 403 403 200 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/programmes/{programme_id}/shortlist/{mentor_id}       403 403 403 409 404 404 404 404 404 404 404 404 404 401
DELETE /api/v1/programmes/{programme_id}/shortlist/{mentor_id}       403 403 403 200 404 404 404 404 404 404 404 404 404 401

GET    /api/v1/my/matches                                            200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET    /api/v1/mentorships/{mentorship_id}/agreement                 404 404 200 200 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/mentorships/{mentorship_id}/agreement                 404 404 200 200 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/mentorships/{mentorship_id}/agreement/versions        404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/agreement/sign            404 404 200 200 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/mentorships/{mentorship_id}/pair                      404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/goals                     404 404 201 201 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/mentorships/{mentorship_id}/goals/{goal_id}           404 404 404 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/actions                   404 404 201 201 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/actions/{action_id}/done  404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/notes                     404 404 201 201 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/check-ins                 404 404 201 201 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/mentorships/{mentorship_id}/check-ins                 404 404 200 200 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/mentorships/{mentorship_id}/meetings                  404 404 200 200 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/mentorships/{mentorship_id}/free-times                404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/meetings                  404 404 201 201 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/meetings/{meeting_id}/take 404 404 409 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/meetings/{meeting_id}/offer 404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/meetings/{meeting_id}/cancel 404 404 200 200 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/mentorships/{mentorship_id}/meetings/{meeting_id}/link 404 404 200 200 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/me/calendar                                           200 200 200 200 200 200 200 200 200 200 200 200 200 401
PUT    /api/v1/me/calendar                                           404 404 200 200 404 404 404 200 200 404 404 200 200 401
POST   /api/v1/me/calendar/feed                                      404 404 201 201 404 404 404 201 201 404 404 201 201 401
DELETE /api/v1/me/calendar/feed                                      404 404 204 204 404 404 404 204 204 404 404 204 204 401
GET    /api/v1/calendars/{token}.ics                                 404 404 404 404 404 404 404 404 404 404 404 404 404 404
GET    /api/v1/mentorships/{mentorship_id}/closing                   404 404 200 200 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/mentorships/{mentorship_id}/closing                   404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/closing/end               404 404 200 200 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/programmes/{programme_id}/end-reasons                 200 200 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/mentorships/{mentorship_id}/topics                    404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/topics/verdict            404 404 404 404 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/mentorships/{mentorship_id}/prep                      404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/summary                   404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/mentorships/{mentorship_id}/drafts                    404 404 201 201 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/mentorships/{mentorship_id}/drafts                    404 404 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/rounds/{round_id}/pairs/{mentee_id}/{mentor_id}/drafts 201 201 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/drafts/{draft_id}                                     404 404 404 200 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/drafts/{draft_id}/events                              404 404 404 200 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/drafts/{draft_id}                                     404 404 404 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/drafts/{draft_id}/approve                             404 404 404 200 404 404 404 404 404 404 404 404 404 401
DELETE /api/v1/drafts/{draft_id}                                     404 404 404 204 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/requests                    403 403 403 409 404 404 404 404 404 403 404 404 404 401
GET    /api/v1/programmes/{programme_id}/requests                    200 200 403 403 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/programmes/{programme_id}/requests/away               403 403 200 403 404 404 404 404 404 403 404 404 404 401
GET    /api/v1/my/requests                                           200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET    /api/v1/my/asked                                              200 200 200 200 200 200 200 200 200 200 200 200 200 401
POST   /api/v1/requests/{request_id}/accept                          404 404 409 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/requests/{request_id}/decline                         404 404 200 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/requests/{request_id}/question                        404 404 200 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/requests/{request_id}/answer                          404 404 404 409 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/requests/{request_id}/withdraw                        404 404 404 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/requests/{request_id}/confirm                         404 404 409 409 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/requests/{request_id}/part                            404 404 409 409 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/requests/{request_id}/forward                         409 409 404 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/requests/{request_id}/no-match                        409 409 404 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/questions                   403 403 403 404 404 404 404 404 404 403 404 404 404 401
GET    /api/v1/programmes/{programme_id}/questions                   200 200 403 403 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/programmes/{programme_id}/questions/limit             403 403 200 403 404 404 404 404 404 403 404 404 404 401
GET    /api/v1/my/questions                                          200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET    /api/v1/my/questions-to-answer                                200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET    /api/v1/questions/{question_id}/mentors                       200 200 200 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/questions/{question_id}/reply                         404 404 200 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/questions/{question_id}/forward                       409 409 404 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/questions/{question_id}/decline                       404 404 200 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/questions/{question_id}/withdraw                      404 404 404 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/questions/{question_id}/close                         404 404 404 409 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/questions/{question_id}/no-answer                     409 409 404 404 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/mentorships/{mentorship_id}/ai-consent                404 404 200 200 404 404 404 404 404 404 404 404 404 401
PUT    /api/v1/mentorships/{mentorship_id}/ai-consent                404 404 200 200 404 404 404 404 404 404 404 404 404 401

POST   /api/v1/mentorships/{mentorship_id}/openings                  403 201 404 404 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/programmes/{programme_id}/openings                    200 200 403 403 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/openings/{opening_id}/agree                           200 409 404 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/openings/{opening_id}/end                             200 200 404 404 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/openings/{opening_id}/words                           403 409 404 404 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/my/reminders                                          404 404 200 200 404 404 404 200 200 404 404 200 200 401
PUT    /api/v1/my/reminders                                          404 404 200 200 404 404 404 200 200 404 404 200 200 401
GET    /api/v1/my/home                                               200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET    /api/v1/my/openings                                           200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET    /api/v1/my/private-words                                      200 200 200 200 200 200 200 200 200 200 200 200 200 401

GET    /api/v1/programmes/{programme_id}/worries/readers             403 403 200 200 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/programmes/{programme_id}/worries                     403 403 201 201 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/my/worries                                            200 200 200 200 200 200 200 200 200 200 200 200 200 401
GET    /api/v1/programmes/{programme_id}/worries                     200 200 403 403 404 404 404 404 404 404 404 404 404 401
GET    /api/v1/worries/{worry_id}                                    404 200 404 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/worries/{worry_id}/take                               404 200 404 404 404 404 404 404 404 404 404 404 404 401
POST   /api/v1/worries/{worry_id}/close                              404 200 404 404 404 404 404 404 404 404 404 404 404 401
"""  # noqa: E501
# fmt: on
