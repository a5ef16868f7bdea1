CREATE TABLE "FrozenFigures" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FrozenFigures" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "CampaignId" TEXT NOT NULL,
    "Indicator" TEXT NOT NULL,
    "Period" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Whole" TEXT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NULL
);
CREATE UNIQUE INDEX "IX_FrozenFigures_OrganisationId_CampaignId_Period_Indicator" ON "FrozenFigures" ("OrganisationId", "CampaignId", "Period", "Indicator");

CREATE TABLE "FigureCorrections" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_FigureCorrections" PRIMARY KEY,
    "FigureId" TEXT NOT NULL,
    "Part" TEXT NOT NULL,
    "Whole" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL
);
CREATE INDEX "IX_FigureCorrections_FigureId" ON "FigureCorrections" ("FigureId");
