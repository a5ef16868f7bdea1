CREATE TABLE "Articles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Articles" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Source" TEXT NULL,
    "Body" TEXT NOT NULL,
    "InForceFrom" TEXT NULL,
    "InForceUntil" TEXT NULL,
    "Hash" TEXT NOT NULL,
    "PublishedAt" INTEGER NOT NULL,
    "PublishedBy" TEXT NOT NULL,
    "WithdrawnAt" INTEGER NULL,
    "WithdrawalReason" TEXT NULL
);
CREATE INDEX "IX_Articles_Kind_Id" ON "Articles" ("Kind", "Id");

CREATE TABLE "DictionaryItems" (
    "Dictionary" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "ClosedAt" INTEGER NULL,
    CONSTRAINT "PK_DictionaryItems" PRIMARY KEY ("Dictionary", "Code")
);

CREATE TABLE "SurveyFigures" (
    "PointId" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Question" INTEGER NOT NULL,
    "Score" INTEGER NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_SurveyFigures" PRIMARY KEY ("PointId", "Month", "Question", "Score")
);

CREATE TABLE "SurveyPoints" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SurveyPoints" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "Place" TEXT NOT NULL,
    "Ward" TEXT NOT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "ClosedAt" INTEGER NULL
);
CREATE UNIQUE INDEX "IX_SurveyPoints_OrganisationId_Place_Ward" ON "SurveyPoints" ("OrganisationId", "Place", "Ward");

CREATE TABLE "SurveySheets" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_SurveySheets" PRIMARY KEY,
    "PointId" TEXT NOT NULL,
    "Month" TEXT NOT NULL,
    "Scores" TEXT NULL
);
CREATE INDEX "IX_SurveySheets_PointId_Month" ON "SurveySheets" ("PointId", "Month");
