CREATE TABLE "Articles" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_Articles" PRIMARY KEY,
    "Kind" text COLLATE "C" NOT NULL,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Source" text COLLATE "C",
    "Body" text COLLATE "C" NOT NULL,
    "InForceFrom" date,
    "InForceUntil" date,
    "Hash" text COLLATE "C" NOT NULL,
    "PublishedAt" bigint NOT NULL,
    "PublishedBy" text COLLATE "C" NOT NULL,
    "WithdrawnAt" bigint,
    "WithdrawalReason" text COLLATE "C"
);
CREATE INDEX "IX_Articles_Kind_Id" ON "Articles" ("Kind", "Id");

CREATE TABLE "DictionaryItems" (
    "Dictionary" text COLLATE "C" NOT NULL,
    "Code" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Position" integer NOT NULL,
    "ClosedAt" bigint,
    CONSTRAINT "PK_DictionaryItems" PRIMARY KEY ("Dictionary", "Code")
);

CREATE TABLE "SurveyFigures" (
    "PointId" text COLLATE "C" NOT NULL,
    "Month" text COLLATE "C" NOT NULL,
    "Question" integer NOT NULL,
    "Score" integer NOT NULL,
    "Count" integer NOT NULL,
    CONSTRAINT "PK_SurveyFigures" PRIMARY KEY ("PointId", "Month", "Question", "Score")
);

CREATE TABLE "SurveyPoints" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_SurveyPoints" PRIMARY KEY,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Place" text COLLATE "C" NOT NULL,
    "Ward" text COLLATE "C" NOT NULL,
    "CreatedAt" bigint NOT NULL,
    "CreatedBy" text COLLATE "C" NOT NULL,
    "ClosedAt" bigint
);
CREATE UNIQUE INDEX "IX_SurveyPoints_OrganisationId_Place_Ward" ON "SurveyPoints" ("OrganisationId", "Place", "Ward");

CREATE TABLE "SurveySheets" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_SurveySheets" PRIMARY KEY,
    "PointId" text COLLATE "C" NOT NULL,
    "Month" text COLLATE "C" NOT NULL,
    "Scores" text COLLATE "C"
);
CREATE INDEX "IX_SurveySheets_PointId_Month" ON "SurveySheets" ("PointId", "Month");
