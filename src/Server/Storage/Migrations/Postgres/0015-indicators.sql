CREATE TABLE "FrozenFigures" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_FrozenFigures" PRIMARY KEY,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "CampaignId" text COLLATE "C" NOT NULL,
    "Indicator" text COLLATE "C" NOT NULL,
    "Period" text COLLATE "C" NOT NULL,
    "Part" text COLLATE "C" NOT NULL,
    "Whole" text COLLATE "C",
    "At" bigint NOT NULL,
    "By" text COLLATE "C"
);
CREATE UNIQUE INDEX "IX_FrozenFigures_OrganisationId_CampaignId_Period_Indicator" ON "FrozenFigures" ("OrganisationId", "CampaignId", "Period", "Indicator");

CREATE TABLE "FigureCorrections" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_FigureCorrections" PRIMARY KEY,
    "FigureId" text COLLATE "C" NOT NULL,
    "Part" text COLLATE "C" NOT NULL,
    "Whole" text COLLATE "C",
    "Reason" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "By" text COLLATE "C" NOT NULL
);
CREATE INDEX "IX_FigureCorrections_FigureId" ON "FigureCorrections" ("FigureId");
