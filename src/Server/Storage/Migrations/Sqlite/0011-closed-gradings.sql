CREATE TABLE "ClosedGradings" (
    "CaseId" TEXT NOT NULL CONSTRAINT "PK_ClosedGradings" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "Conduct" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Article" TEXT NOT NULL,
    "Amount" INTEGER NULL,
    "Tier" TEXT NOT NULL,
    "Fine" INTEGER NULL,
    "SuspensionMonths" INTEGER NULL,
    "Revocation" INTEGER NOT NULL,
    "Year" INTEGER NOT NULL
);
CREATE INDEX "IX_ClosedGradings_Near" ON "ClosedGradings" ("OrganisationId", "Conduct", "Subject", "Article", "Amount", "CaseId");

INSERT INTO "ClosedGradings"
SELECT c."Id", c."OrganisationId",
    coalesce((SELECT group_concat(code, '+') FROM (
        SELECT DISTINCT f.value ->> 'conduct' AS code FROM json_each(c."Facts", '$.proposal.request.findings') f WHERE coalesce(f.value ->> 'proven', 1) = 1 ORDER BY code)), ''),
    c."Facts" ->> '$.proposal.request.subject.kind',
    coalesce((c."Facts" ->> '$.proposal.response.law[0].statute') || ' ' || (c."Facts" ->> '$.proposal.response.law[0].article'), ''),
    (SELECT CASE WHEN count(*) = count(f.value ->> 'amount') AND count(*) > 0 THEN CAST(round(sum(f.value ->> 'amount') * 100) AS INTEGER) END
        FROM json_each(c."Facts", '$.proposal.request.findings') f WHERE coalesce(f.value ->> 'proven', 1) = 1),
    c."Facts" ->> '$.grading.tier',
    CAST(round((c."Facts" ->> '$.decision.grading.fine') * 100) AS INTEGER),
    c."Facts" ->> '$.decision.grading.suspensionMonths',
    coalesce(c."Facts" ->> '$.decision.grading.revocation', 0),
    CAST(strftime('%Y', c."Facts" ->> '$.closure.signed.at', '+8 hours') AS INTEGER)
FROM "Cases" c
WHERE c."Kind" = 'case' AND c."Stage" = 'Closed' AND c."Facts" ->> '$.decision.kind' IN ('penalise', 'no-penalty') AND c."Facts" ->> '$.grading.tier' IS NOT NULL
    AND c."Facts" ->> '$.proposal' IS NOT NULL AND c."Facts" ->> '$.closure' IS NOT NULL AND c."Facts" ->> '$.correction' IS NULL;
