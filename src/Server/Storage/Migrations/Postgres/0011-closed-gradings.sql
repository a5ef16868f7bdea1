-- No case on PostgreSQL was closed before this migration: nothing is entered.
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

CREATE INDEX "IX_ClosedGradings_OrganisationId_Conduct_Subject_Article_Amoun~" ON "ClosedGradings" ("OrganisationId", "Conduct", "Subject", "Article", "Amount", "CaseId");
