CREATE TABLE "ClosedGradings" (
    "CaseId" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Conduct" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    "Article" text COLLATE "C" NOT NULL,
    "Amount" bigint,
    "Tier" text COLLATE "C" NOT NULL,
    "Fine" bigint,
    "SuspensionMonths" integer,
    "Revocation" boolean NOT NULL,
    "Year" integer NOT NULL,
    CONSTRAINT "PK_ClosedGradings" PRIMARY KEY ("CaseId")
);

CREATE INDEX "IX_ClosedGradings_Near" ON "ClosedGradings" ("OrganisationId", "Conduct", "Subject", "Article", "Amount", "CaseId");

INSERT INTO "ClosedGradings"
SELECT c."Id", c."OrganisationId",
    coalesce((SELECT string_agg(code, '+' ORDER BY code COLLATE "C") FROM (
        SELECT DISTINCT f ->> 'conduct' AS code FROM jsonb_array_elements(c.facts #> '{proposal,request,findings}') f WHERE coalesce((f ->> 'proven')::boolean, true)) codes), ''),
    c.facts #>> '{proposal,request,subject,kind}',
    coalesce((c.facts #>> '{proposal,response,law,0,statute}') || ' ' || (c.facts #>> '{proposal,response,law,0,article}'), ''),
    (SELECT CASE WHEN count(*) = count(f ->> 'amount') AND count(*) > 0 THEN round(sum((f ->> 'amount')::numeric) * 100)::bigint END
        FROM jsonb_array_elements(c.facts #> '{proposal,request,findings}') f WHERE coalesce((f ->> 'proven')::boolean, true)),
    c.facts #>> '{grading,tier}',
    round((c.facts #>> '{decision,grading,fine}')::numeric * 100)::bigint,
    (c.facts #>> '{decision,grading,suspensionMonths}')::integer,
    coalesce((c.facts #>> '{decision,grading,revocation}')::boolean, false),
    extract(year FROM (c.facts #>> '{closure,signed,at}')::timestamptz AT TIME ZONE 'Asia/Shanghai')::integer
FROM (SELECT "Id", "OrganisationId", "Facts"::jsonb AS facts FROM "Cases" WHERE "Kind" = 'case' AND "Stage" = 'Closed') c
WHERE c.facts #>> '{decision,kind}' IN ('penalise', 'no-penalty') AND c.facts #>> '{grading,tier}' IS NOT NULL
    AND c.facts -> 'proposal' IS NOT NULL AND c.facts -> 'closure' IS NOT NULL AND c.facts -> 'correction' IS NULL;
